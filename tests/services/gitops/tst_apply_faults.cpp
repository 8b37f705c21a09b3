// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/gitops/applybench.h"
int main() { return 0; }
