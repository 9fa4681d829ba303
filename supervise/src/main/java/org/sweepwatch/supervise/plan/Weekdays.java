package org.sweepwatch.supervise.plan;

import java.util.Map;
import org.sweepwatch.store.query.WeeklyPlan;

/** Sets of weekdays as people write them: {@code 1-5}, {@code 1,3,5}, {@code 135}, 周一, 每天; empty for every day. */
public final class Weekdays {
    /** Every weekday. */
    public static final int EVERY_DAY = WeeklyPlan.EVERY_DAY;

    private static final String CHINESE = "一二三四五六日";
    private static final Map<String, Integer> WORDS =
            Map.of("", EVERY_DAY, "每天", EVERY_DAY, "每日", EVERY_DAY, "daily", EVERY_DAY, "工作日", 0x1F, "周末", 0x60);

    private Weekdays() {}

    /**
     * Reads a set: bit 0 Monday to bit 6 Sunday.
     *
     * @throws PlanException when it is written otherwise
     */
    public static int parse(String text) {
        Integer word = WORDS.get(text.strip());
        if (word != null) {
            return word;
        }
        int days = 0;
        for (String part : digits(text).split(",")) {
            if (part.matches("[1-7]-[1-7]") && part.charAt(0) <= part.charAt(2)) {
                for (char day = part.charAt(0); day <= part.charAt(2); day++) {
                    days |= 1 << day - '1';
                }
            } else if (part.matches("[1-7]+")) {
                for (char day : part.toCharArray()) {
                    days |= 1 << day - '1';
                }
            } else {
                throw new PlanException(
                        "weekdays are '" + text + "' (expected: 1 Monday to 7 Sunday, such as 1-5 or 1,3,5, or 每天)");
            }
        }
        return days;
    }

    private static String digits(String text) {
        StringBuilder plain = new StringBuilder();
        for (char c : text.strip()
                .replaceAll("周|星期", "")
                .replace('天', '日')
                .replaceAll("[，、;；\\s]+", ",")
                .replaceAll("[至到~]", "-")
                .toCharArray()) {
            int day = CHINESE.indexOf(c);
            plain.append(day < 0 ? c : (char) ('1' + day));
        }
        return plain.toString();
    }

    /** The digits of the days, for example {@code 12345}. */
    public static String text(int weekdays) {
        StringBuilder text = new StringBuilder();
        for (int day = 0; day < 7; day++) {
            if ((weekdays & 1 << day) != 0) {
                text.append(day + 1);
            }
        }
        return text.toString();
    }
}
