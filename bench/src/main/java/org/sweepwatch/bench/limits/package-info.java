/**
 * The bare limits of this machine, written as short as they can be: decode, append and force, COPY, answer on a socket. They
 * store nothing usable and check nothing that is not asked for; each stage of the server is shown as a ratio to its own.
 */
package org.sweepwatch.bench.limits;
