/**
 * The checks of {@code doctor}: settings in, findings out, each with what to do about it.
 *
 * <p>Runs on the calling thread, asks one thing after the other, and leaves the machine as it found it: what it starts it
 * stops, what it makes it deletes. A check that cannot be made is a finding, never an exception. Bounded by the time
 * limits of the database connection and of the start of the embedded server.
 */
package org.sweepwatch.supervise.doctor;
