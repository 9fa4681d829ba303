/**
 * From the socket to the durable journal, and back down to the terminals: bytes of terminals come in, durable records,
 * answers and commands go out. The folders stand in the order in which a frame travels: transport, frame, message, session,
 * journal; command is the way down. Nothing here knows a database, a map or a page.
 */
package org.sweepwatch.ingest;
