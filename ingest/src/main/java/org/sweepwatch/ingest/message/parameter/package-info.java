/**
 * What a terminal is set to and what it is (终端参数, 终端属性), and how it is controlled and upgraded: 0x8103 to 0x8108 and
 * their answers. Parameters are a list and not a map, because some of them come several times. Thread, bounds and failure as
 * in {@link org.sweepwatch.ingest.message}.
 */
package org.sweepwatch.ingest.message.parameter;
