package org.sweepwatch.supervise.device.rule;

import org.sweepwatch.supervise.device.fold.MinuteSet;

/**
 * A fault of one device on one operational day.
 *
 * @param fromMs when it began, ms since 1970 UTC
 * @param toMs last instant for which it is proven, ms since 1970 UTC
 * @param minutes minutes on duty in which the device was down by it; empty for class B and C
 * @param evidence what proves it, for people, in English
 * @param evidenceZh the same in Chinese (故障证据)
 */
public record Fault(FaultCode code, long fromMs, long toMs, MinuteSet minutes, String evidence, String evidenceZh) {}
