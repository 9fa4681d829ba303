/**
 * How a terminal gets in and keeps the link (链路管理): registration, authentication, the server's time. JT/T 808-2019
 * chapters 8.3 to 8.9. Thread, bounds and failure as in {@link org.sweepwatch.ingest.message}.
 */
package org.sweepwatch.ingest.message.link;
