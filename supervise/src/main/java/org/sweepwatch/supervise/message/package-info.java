/**
 * What terminals say beside positions (上行消息), and what it leads to: every message is kept as JSON and raw; attributes,
 * driver, parameters, upgrade result and RSA key become facts of the terminal; media become files. Who the driver is, is stored sealed.
 *
 * <p>In: whole messages, sub-packaged ones put together, on the pipeline's message stage. Out: rows for the transaction of
 * the batch, and what is sent to the terminal after it. Bound: the stage keeps nothing between two messages.
 */
package org.sweepwatch.supervise.message;
