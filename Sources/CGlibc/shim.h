// What glibc declares for _GNU_SOURCE only, so that Swift's Glibc module does not have it.
#pragma once

#include <spawn.h>

extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
