/** The server as a whole: sockets in, database and HTTP out, nothing replaced. */
package org.sweepwatch.supervise.whole;
