#ifndef GUICHET_CCURL_H
#define GUICHET_CCURL_H

#include <curl/curl.h>
// Swift's Glibc leaves it out, and what waits for a connection of libcurl's needs it.
#include <sys/eventfd.h>

// Swift cannot call variadic functions, and each macro of the same name is one: hence the parentheses.

typedef size_t (*ccurl_transfer)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode ccurl_set_long(CURL *curl, CURLoption option, long value) {
    return (curl_easy_setopt)(curl, option, value);
}

static inline CURLcode ccurl_set_offset(CURL *curl, CURLoption option, curl_off_t value) {
    return (curl_easy_setopt)(curl, option, value);
}

static inline CURLcode ccurl_set_string(CURL *curl, CURLoption option, const char *value) {
    return (curl_easy_setopt)(curl, option, value);
}

static inline CURLcode ccurl_set_list(CURL *curl, CURLoption option, struct curl_slist *value) {
    return (curl_easy_setopt)(curl, option, value);
}

static inline CURLcode ccurl_set_pointer(CURL *curl, CURLoption option, void *value) {
    return (curl_easy_setopt)(curl, option, value);
}

static inline CURLcode ccurl_set_transfer(CURL *curl, CURLoption option, ccurl_transfer value) {
    return (curl_easy_setopt)(curl, option, value);
}

static inline CURLcode ccurl_get_long(CURL *curl, CURLINFO info, long *value) {
    return (curl_easy_getinfo)(curl, info, value);
}

static inline CURLcode ccurl_get_socket(CURL *curl, CURLINFO info, curl_socket_t *value) {
    return (curl_easy_getinfo)(curl, info, value);
}

#endif
