/**
 * The running system: joins ingest, geometry and store, and turns positions into what a supervision centre works with.
 *
 * <p>Begin with {@code pipeline} (journal to store), {@code device} (which on-board units failed) and {@code server} (how
 * it is started and watched over); {@code cli} lists the commands, {@code api} and {@code live} what a page sees.
 */
package org.sweepwatch.supervise;
