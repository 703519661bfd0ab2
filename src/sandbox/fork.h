#pragma once
// How a prepared vitae-extract multiplies. The server sends it one end of a socket pair for each
// child it wants, and is told the child's process id in 8 bytes, or a negative errno. See zygote.h
// for the server's end.

namespace vitae {

/// The program calls it once it is prepared and before lock_down, on one thread. It returns in a
/// new process for each document, with the socket to the server as its standard input and output;
/// the prepared process itself stays inside and ends with the server.
void fork_for_each_document();

/// Sends a copy of `attached` through the control socket of a prepared program.
bool send_socket(int control, int attached);

}  // namespace vitae
