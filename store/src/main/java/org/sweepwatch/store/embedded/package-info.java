/**
 * A PostgreSQL of our own, for whoever has none.
 *
 * <p>In comes a data directory; out goes the address of a running server. The binaries come from the class path and are
 * unpacked under the data directory. The server listens on 127.0.0.1 only, asks for a random password, syncs to disk,
 * and dies with this process, however that dies. Blocks the calling thread while it starts or stops.
 */
package org.sweepwatch.store.embedded;
