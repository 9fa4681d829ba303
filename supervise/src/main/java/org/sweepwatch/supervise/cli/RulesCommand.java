package org.sweepwatch.supervise.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sweepwatch.store.query.Change;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.plan.PlanDesk;
import org.sweepwatch.supervise.rulebook.RuleBook;
import org.sweepwatch.supervise.rulebook.RuleKey;
import org.sweepwatch.supervise.server.StoreAccess;
import org.sweepwatch.supervise.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rules}: lists the settings of judgement of a day, or sets one from a day on. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description = {
            "List the settings of judgement of a day, or set one from a day on. 查看或修改考核参数。",
            "",
            "A day is judged by the values in force on that day; earlier days stay as they are.",
            ""
        },
        footer = {"", "For example: rules work.js.limit-kmh 15 --valid-from 2026-03-01 --reason '城管委 2026-02 通知'"})
final class RulesCommand implements Callable<Integer> {
    @Mixin
    private StoreOptions store;

    @Parameters(index = "0", arity = "0..1", paramLabel = "KEY", description = "The setting to change. 参数。")
    private String key;

    @Parameters(index = "1", arity = "0..1", paramLabel = "VALUE", description = "Its value. 值。")
    private String value;

    @Option(names = "--day", paramLabel = "D", description = "List those of this day (default: today). 运营日。")
    private LocalDate day;

    @Option(
            names = "--valid-from",
            paramLabel = "DAY",
            description = "First operational day of the value (default: today). 生效日期。")
    private LocalDate validFrom;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; it is logged. 原因。")
    private String reason;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (key != null && (value == null || reason == null || reason.isBlank())) {
            throw new ParameterException(spec.commandLine(), "to set " + key + " give its value and --reason");
        }
        Settings settings = store.settings();
        OperationalCalendar calendar = new OperationalCalendar(settings.operationalDayStart());
        Instant now = Clock.systemUTC().instant();
        LocalDate today = calendar.dateOf(now);
        try (StoreAccess access = StoreAccess.forCommand(settings)) {
            PlanDesk desk = new PlanDesk(access.database(), calendar);
            if (key == null) {
                list(desk.rules(), day == null ? today : day);
            } else {
                RuleKey rule = RuleBook.key(key);
                LocalDate from = validFrom == null ? today : validFrom;
                desk.setRule(rule, value, from, new Change(System.getProperty("user.name"), reason, now));
                spec.commandLine().getOut().printf("%s %s is %s %s from %s on%n", key, rule.chinese(), value, rule.unit(), from);
            }
            spec.commandLine().getOut().flush();
        }
        return 0;
    }

    private void list(RuleBook rules, LocalDate of) {
        PrintWriter out = spec.commandLine().getOut();
        for (RuleKey rule : RuleKey.values()) {
            Optional<RuleBook.Dated> set = rules.setOn(rule, of);
            out.printf(
                    "%-26s %10s %-5s %s%s%n",
                    rule.key(),
                    RuleKey.text(set.map(RuleBook.Dated::value).orElse(rule.standard())),
                    rule.unit(),
                    rule.chinese(),
                    set.map(dated -> "  (since " + dated.from() + ", default " + RuleKey.text(rule.standard()) + ")")
                            .orElse(""));
        }
    }
}
