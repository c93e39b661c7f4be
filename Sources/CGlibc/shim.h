// What glibc has and Swift's Glibc module does not: some of it is declared for _GNU_SOURCE only.
#pragma once

#include <malloc.h>
#include <spawn.h>

extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
