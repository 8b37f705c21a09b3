// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What serin-askpass and the program that it asks agree on. Nothing of Qt: the small program starts
// once for each question.
//
// Over the socket named in the environment, serin-askpass sends one message and gets one:
//   question: SECRET '\n' HINT '\n' PROMPT   (HINT is what ssh says in SSH_ASKPASS_PROMPT)
//   answer:   'a' ANSWER, or 'c' for "the person does not want to answer"
// A message is its length in four bytes, the highest first, and that many bytes.

namespace serin::askpass {

inline constexpr char socketVariable[] = "SERIN_ASKPASS_SOCKET";
inline constexpr char secretVariable[] = "SERIN_ASKPASS_SECRET";
inline constexpr char hintVariable[] = "SSH_ASKPASS_PROMPT";
inline constexpr unsigned long largestMessage = 64 * 1024;
inline constexpr char answered = 'a';
inline constexpr char cancelled = 'c';

} // namespace serin::askpass
