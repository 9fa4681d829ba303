/**
 * A made-up city and a fleet of street-cleaning vehicles that behave like the real ones, for the demonstration, for load
 * and for tests that need to know the truth.
 *
 * <p>In: a seed, a clock, a fault profile. Out: layers as GeoJSON, positions and JT/T 808 frames, and the list of what
 * was planted. Everything except the terminal client is a pure function of its arguments and may be called on any
 * thread that does not share the mutable carriers it is given. Nothing here is used by a server that serves real
 * vehicles.
 */
package org.sweepwatch.supervise.simulate;
