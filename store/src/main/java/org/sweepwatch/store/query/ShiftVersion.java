package org.sweepwatch.store.query;

import java.time.LocalDate;
import java.time.LocalTime;

/**
 * A shift (班次) as it is on some days.
 *
 * @param id short, stable, for example {@code N}
 * @param name for people, for example 夜班
 * @param start local time in Asia/Shanghai
 * @param end local time; not after the start means the next morning
 * @param from first operational day
 * @param until first operational day on which it is no longer so, null while nothing ends it
 */
public record ShiftVersion(String id, String name, LocalTime start, LocalTime end, LocalDate from, LocalDate until) {}
