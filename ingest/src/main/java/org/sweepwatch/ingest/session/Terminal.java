package org.sweepwatch.ingest.session;

/**
 * An on-board unit (车载终端) that may deliver positions.
 *
 * @param id number under which everything about it is stored
 * @param phone phone (手机号) as identity: digits without leading zeros
 */
public record Terminal(int id, String phone) {}
