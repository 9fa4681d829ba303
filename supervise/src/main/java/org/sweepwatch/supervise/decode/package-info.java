/**
 * A frame made readable: hexadecimal text in, JSON objects or short lines out, for the {@code decode} command and wherever
 * a raw frame is shown as evidence.
 *
 * <p>The decoders are those of the server. Other than the server, nothing is dropped here: a frame with a wrong check byte
 * or a short body is shown as far as it can be read, with what is wrong about it. Any thread; an instance belongs to one.
 * Bound: one input of {@link org.sweepwatch.supervise.decode.HexText#MAX_DIGITS} digits.
 */
package org.sweepwatch.supervise.decode;
