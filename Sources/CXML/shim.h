#ifndef GUICHET_CXML_H
#define GUICHET_CXML_H

// Debian's libxml2 shows the system's ICU in its headers, which clashes with the ICU inside Foundation. What it adds is
// the tail of xmlCharEncodingHandler, which we never touch.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#endif
