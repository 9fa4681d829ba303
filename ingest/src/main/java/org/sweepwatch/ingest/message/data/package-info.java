/**
 * Bytes whose meaning the protocol does not know (数据透传, 数据压缩, RSA公钥). Thread, bounds and failure as in {@link
 * org.sweepwatch.ingest.message}; besides, what is unpacked is at most {@link
 * org.sweepwatch.ingest.message.data.CompressedData#MAX_INFLATED_BYTES}.
 */
package org.sweepwatch.ingest.message.data;
