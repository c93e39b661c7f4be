#ifndef GUICHET_CXML_H
#define GUICHET_CXML_H

// Debian's libxml2 shows ICU in its headers, where we have no use for it and Foundation's own copy clashes with it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#endif
