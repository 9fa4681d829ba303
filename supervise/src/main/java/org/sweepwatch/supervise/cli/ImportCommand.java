package org.sweepwatch.supervise.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.sweepwatch.geo.crs.Crs;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.query.Change;
import org.sweepwatch.store.query.ImportResult;
import org.sweepwatch.store.query.LayerKind;
import org.sweepwatch.store.query.SchemeStore;
import org.sweepwatch.supervise.calendar.OperationalCalendar;
import org.sweepwatch.supervise.evaluate.Schemes;
import org.sweepwatch.supervise.layer.GroundTruthImport;
import org.sweepwatch.supervise.layer.RefusedFileException;
import org.sweepwatch.supervise.layer.TextFile;
import org.sweepwatch.supervise.server.MonthReports;
import org.sweepwatch.supervise.server.StoreAccess;
import org.sweepwatch.supervise.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import}: ground truth from files: layers, vehicles, shifts, plans, what is called off. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Take in a file: all of it, or nothing and a word on each bad line. 导入数据文件。",
            "",
            "routes, fences, grids, districts: GeoJSON; from --valid-from on the file is the layer.",
            "vehicles: CSV with plate,phone,district,code,operation,organisation,in_service_from,in_service_until,",
            "  assigned_from,assigned_until.",
            "shifts: CSV with shift,name,start,end.",
            "plans: CSV with phone or plate or district,code, and shift,routes,operation,weekdays,valid_from,valid_until;",
            "  with date,change,reason a change for one day.",
            "weather: CSV with from,to,reason,approved_by,districts,operations.",
            "exemptions: CSV with phone or plate or district,code, and from,to,reason[,kind].",
            "checkins: CSV with time,person,grid; check-ins of hand terminals are added to those known.",
            "figures: CSV with figure,time,district,numerator,denominator,evidence,reason; what people enter (人工填报),",
            "  of a day (water C12, fuel C13, answered problems C14) or a month (D3 to D6 and D6E, too). Water and fuel of a day",
            "  also for a vehicle: phone or plate or district,code. 用水、油耗可按车填报。",
            "  Of a month also the rate of mechanised sweeping that a district declares (C11D, both numbers in 10^4 m2).",
            "  申报机械化清扫率按月填报，单位万m2。",
            "scheme: the evaluation scheme of the districts from a month on (考评办法), YAML or JSON.",
            "Days are operational days. 日期为运营日。",
            ""
        },
        footer = {"", "For example: import routes roads.geojson --crs gcj02 --valid-from 2026-03-01 --dry-run"})
final class ImportCommand implements Callable<Integer> {
    /** What can be imported, as written on the command line. */
    enum Kind {
        vehicles,
        routes,
        fences,
        grids,
        districts,
        shifts,
        plans,
        weather,
        exemptions,
        checkins,
        figures,
        scheme;

        private boolean isLayer() {
            return this == routes || this == fences || this == grids || this == districts;
        }

        private boolean isDated() {
            return this != weather && this != exemptions && this != checkins && this != figures && this != scheme;
        }
    }

    @Mixin
    private StoreOptions store;

    @Parameters(index = "0", paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}")
    private Kind kind;

    @Parameters(index = "1", paramLabel = "FILE", description = "The file; CSV in UTF-8 or GBK. 文件。")
    private Path file;

    @Option(
            names = "--crs",
            paramLabel = "SYSTEM",
            description = "Coordinate system of a layer: wgs84 (default), gcj02, bd09, cgcs2000. 坐标系。")
    private String crs;

    @Option(
            names = "--valid-from",
            paramLabel = "DAY",
            description = "First operational day for which it counts (default: today). 生效日期。")
    private LocalDate validFrom;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the change log. 原因。")
    private String reason;

    @Option(names = "--dry-run", description = "Check the file and change nothing. 只检查不导入。")
    private boolean dryRun;

    @Option(
            names = "--force",
            description = "Take a layer though it seems to be drawn in another coordinate system. 忽略坐标系检查。")
    private boolean force;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        refuseOtherOptions();
        try {
            String text = TextFile.read(file);
            Settings settings = store.settings();
            try (StoreAccess access = StoreAccess.forCommand(settings)) {
                GroundTruthImport imports = new GroundTruthImport(
                        access.database(),
                        new OperationalCalendar(settings.operationalDayStart()),
                        Clock.systemUTC(),
                        validFrom,
                        change(),
                        dryRun);
                take(imports, text, access.database());
            }
            return 0;
        } catch (RefusedFileException refused) {
            if (refused.problems().size() > 1) {
                PrintWriter err = spec.commandLine().getErr();
                refused.problems().forEach(err::println);
            }
            throw refused;
        }
    }

    private void take(GroundTruthImport imports, String text, Database database) {
        GroundTruthImport.Outcome outcome =
                switch (kind) {
                    case routes -> imports.layer(LayerKind.ROUTE, text, system(), force);
                    case fences -> imports.layer(LayerKind.FENCE, text, system(), force);
                    case grids -> imports.layer(LayerKind.GRID, text, system(), force);
                    case districts -> imports.layer(LayerKind.DISTRICT, text, system(), force);
                    case vehicles -> imports.vehicles(text);
                    case shifts -> imports.shifts(text);
                    case plans -> imports.plans(text);
                    case weather -> imports.weather(text);
                    case exemptions -> imports.exemptions(text);
                    case checkins -> imports.checkIns(text);
                    case figures ->
                        imports.figures(
                                text,
                                MonthReports.entries(
                                        database,
                                        new Schemes(new SchemeStore(database), Clock.systemUTC()),
                                        imports::today));
                    case scheme -> imports.scheme(text);
                };
        outcome.warnings().forEach(this::say);
        ImportResult result = outcome.result();
        say(kind + ": " + outcome.read() + " read, "
                + (result == null
                        ? "all good; nothing was changed (--dry-run)"
                        : result.created() + " new, " + result.updated() + " changed, " + result.unchanged()
                                + " as before, " + result.retired() + " taken out of use"));
    }

    private Crs system() {
        String named = crs == null ? "wgs84" : crs;
        return Crs.named(named)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--crs is " + named + " (expected: wgs84, gcj02, bd09 or cgcs2000)"));
    }

    private Change change() {
        String why = reason == null || reason.isBlank() ? "import " + kind + " " + file.getFileName() : reason;
        return new Change(
                System.getProperty("user.name"), why, Clock.systemUTC().instant());
    }

    private void refuseOtherOptions() {
        if (!kind.isLayer() && (crs != null || force)) {
            throw new ParameterException(
                    spec.commandLine(), (crs != null ? "--crs" : "--force") + " belongs to a layer, not to " + kind);
        }
        if (!kind.isDated() && validFrom != null) {
            throw new ParameterException(
                    spec.commandLine(), "--valid-from does not belong to " + kind + ": the file has its own days");
        }
        if (kind.isLayer()) {
            system();
        }
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
