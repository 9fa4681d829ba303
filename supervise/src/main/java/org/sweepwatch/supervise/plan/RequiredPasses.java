package org.sweepwatch.supervise.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sweepwatch.supervise.rulebook.OperationType;
import org.sweepwatch.supervise.rulebook.RuleKey;
import org.sweepwatch.supervise.rulebook.Rules;

/**
 * How often a route is to be worked on (应作业遍数). Written {@code JS+XS@N=2;GX=1/2}: two passes of sweeping or
 * sweeping-washing in shift N, and one of washing every second day in any shift. Immutable.
 */
public record RequiredPasses(List<Due> dues) {
    /** Nothing is required. */
    public static final RequiredPasses NONE = new RequiredPasses(List.of());

    private static final int MAX_DUES = 40;
    private static final Pattern DUE =
            Pattern.compile("([A-Za-z+]+)\\s*(?:@\\s*([^\\s=@;/]+))?\\s*=\\s*(\\d{1,2})\\s*(?:/\\s*([1-9]\\d?))?");

    /**
     * One requirement.
     *
     * @param operations any of them counts
     * @param shift the shift in which they count, null for the whole operational day
     * @param passes how many, 1 or more
     * @param everyDays on each so many-th day, 1 for every day, counted from 1970-01-01
     */
    public record Due(Set<OperationType> operations, String shift, int passes, int everyDays) {
        public Due {
            operations = Set.copyOf(operations);
        }

        /** Whether it is for that operational day. */
        public boolean on(LocalDate day) {
            return Math.floorMod(day.toEpochDay(), everyDays) == 0;
        }

        @Override
        public String toString() {
            return operations.stream().sorted().map(Enum::name).collect(Collectors.joining("+"))
                    + (shift == null ? "" : "@" + shift)
                    + "=" + passes
                    + (everyDays == 1 ? "" : "/" + everyDays);
        }
    }

    public RequiredPasses {
        dues = List.copyOf(dues);
    }

    /**
     * Reads requirements; an empty text is {@link #NONE}.
     *
     * @throws PlanException when it is written otherwise
     */
    public static RequiredPasses parse(String text) {
        if (text.isBlank()) {
            return NONE;
        }
        List<Due> dues = new ArrayList<>();
        for (String part : text.split("[;；,，]", -1)) {
            Matcher written = DUE.matcher(part.strip());
            if (!written.matches() || dues.size() == MAX_DUES) {
                throw wrong(text);
            }
            EnumSet<OperationType> operations = EnumSet.noneOf(OperationType.class);
            for (String name : written.group(1).split("\\+", -1)) {
                operations.add(OperationType.named(name).orElseThrow(() -> wrong(text)));
            }
            int passes = Integer.parseInt(written.group(3));
            int everyDays = written.group(4) == null ? 1 : Integer.parseInt(written.group(4));
            if (passes > 0) {
                dues.add(new Due(operations, written.group(2), passes, everyDays));
            }
        }
        return new RequiredPasses(dues);
    }

    private static PlanException wrong(String text) {
        return new PlanException("passes are '" + text + "' (expected: such as JS+XS@N=2;GX=1/2, operations "
                + OperationType.EXPECTED + ")");
    }

    /** What a road of this class requires where nobody has said otherwise; nothing for a class that is not known. */
    public static RequiredPasses ofClass(int roadClass, Rules rules) {
        if (roadClass < 1 || roadClass > 4) {
            return NONE;
        }
        List<Due> dues = new ArrayList<>();
        add(dues, rules.whole(sweep(roadClass)), 1, OperationType.JS, OperationType.XS);
        int washDays = rules.whole(washDays(roadClass));
        add(dues, washDays == 0 ? 0 : 1, washDays, OperationType.GX, OperationType.XS);
        add(dues, rules.whole(sprinkle(roadClass)), 1, OperationType.SS, OperationType.WP);
        return new RequiredPasses(dues);
    }

    private static RuleKey sweep(int roadClass) {
        return List.of(RuleKey.CLASS_1_SWEEP, RuleKey.CLASS_2_SWEEP, RuleKey.CLASS_3_SWEEP, RuleKey.CLASS_4_SWEEP)
                .get(roadClass - 1);
    }

    private static RuleKey washDays(int roadClass) {
        return List.of(
                        RuleKey.CLASS_1_WASH_DAYS,
                        RuleKey.CLASS_2_WASH_DAYS,
                        RuleKey.CLASS_3_WASH_DAYS,
                        RuleKey.CLASS_4_WASH_DAYS)
                .get(roadClass - 1);
    }

    private static RuleKey sprinkle(int roadClass) {
        return List.of(
                        RuleKey.CLASS_1_SPRINKLE,
                        RuleKey.CLASS_2_SPRINKLE,
                        RuleKey.CLASS_3_SPRINKLE,
                        RuleKey.CLASS_4_SPRINKLE)
                .get(roadClass - 1);
    }

    private static void add(List<Due> dues, int passes, int everyDays, OperationType... operations) {
        if (passes > 0) {
            dues.add(new Due(Set.copyOf(Arrays.asList(operations)), null, passes, everyDays));
        }
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return dues.stream().map(Due::toString).collect(Collectors.joining(";"));
    }
}
