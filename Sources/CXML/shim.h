#ifndef GUICHET_CXML_H
#define GUICHET_CXML_H

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#endif
