#ifndef GUICHET_CGMIME_H
#define GUICHET_CGMIME_H

#include <gmime/gmime.h>

// Type checks are macros, which Swift cannot call.

static inline gboolean cgmime_is_multipart(GMimeObject *object) { return GMIME_IS_MULTIPART(object); }

static inline gboolean cgmime_is_part(GMimeObject *object) { return GMIME_IS_PART(object); }

static inline gboolean cgmime_is_mailbox(InternetAddress *address) { return INTERNET_ADDRESS_IS_MAILBOX(address); }

static inline gboolean cgmime_is_group(InternetAddress *address) { return INTERNET_ADDRESS_IS_GROUP(address); }

#endif
