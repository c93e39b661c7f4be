#ifndef GUICHET_CICAL_H
#define GUICHET_CICAL_H

#include <libical/ical.h>

#endif
