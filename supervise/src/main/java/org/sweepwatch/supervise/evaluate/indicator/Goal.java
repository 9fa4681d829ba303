package org.sweepwatch.supervise.evaluate.indicator;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;

/**
 * An indicator of the budget (绩效指标) and its target.
 *
 * @param id short name for programs
 * @param unit of target and value; {@code share} is a decimal share
 * @param comparison how a value meets the target
 * @param fills what would give it a value
 */
record Goal(
        String id,
        String name,
        String nameZh,
        String unit,
        Comparison comparison,
        BigDecimal target,
        String fills,
        String fillsZh) {
    /** How a value meets a target. */
    enum Comparison {
        @JsonProperty("at-least")
        AT_LEAST("≥"),
        @JsonProperty("at-most")
        AT_MOST("≤"),
        @JsonProperty("below")
        BELOW("<");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        boolean met(BigDecimal value, BigDecimal target) {
            int order = value.compareTo(target);
            return switch (this) {
                case AT_LEAST -> order >= 0;
                case AT_MOST -> order <= 0;
                case BELOW -> order < 0;
            };
        }
    }
}
