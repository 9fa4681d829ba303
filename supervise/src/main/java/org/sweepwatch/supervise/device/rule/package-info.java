/**
 * Fault rules (故障判定规则): what a folded device day proves against a device.
 *
 * <p>In: {@link org.sweepwatch.supervise.device.rule.DutyDay}, a fold with the minutes in which the device was due. Out:
 * {@link org.sweepwatch.supervise.device.rule.Fault}s with evidence a person can check. {@link
 * org.sweepwatch.supervise.device.rule.FaultRules} lists the rules in force; a new one is a class here and a line
 * there. Rules keep no state and may run on any thread.
 */
package org.sweepwatch.supervise.device.rule;
