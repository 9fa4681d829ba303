package org.sweepwatch.supervise.cli;

import java.nio.file.Path;
import org.sweepwatch.supervise.settings.SettingKey;
import org.sweepwatch.supervise.settings.SettingsReader;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code serve} and {@code demo} take; each option is also a key of the config file and a variable SWEEPWATCH_... */
final class ServerOptions {
    @Mixin
    private StoreOptions store;

    @Option(names = "--bind", paramLabel = "ADDRESS", description = "Listen address (default 127.0.0.1). 监听地址。")
    private String bind;

    @Option(
            names = "--jt808-port",
            paramLabel = "PORT",
            description = "Terminal port (default 6808; 0: any free one). 终端接入端口。")
    private Integer jt808Port;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            description = "Page and API port (default 8080; 0: any free one). 网页和接口端口。")
    private Integer httpPort;

    @Option(
            names = "--api-token-file",
            paramLabel = "FILE",
            description = "File with the bearer token; without it one is made under the data directory. 接口令牌文件。")
    private Path apiTokenFile;

    @Option(
            names = "--enrol",
            paramLabel = "open|closed",
            description = "open: unknown terminals may register (default closed). 是否允许未知终端注册。")
    private String enrol;

    /** Whether a data directory was named, by option or environment. */
    boolean namesData() {
        return store.namesData();
    }

    /** Whether something was said about enrolment, by option or environment. */
    boolean namesEnrol() {
        return enrol != null || System.getenv(SettingKey.ENROL.environmentVariable()) != null;
    }

    SettingsReader reader() {
        return store.reader()
                .option(SettingKey.BIND, bind)
                .option(SettingKey.JT808_PORT, jt808Port)
                .option(SettingKey.HTTP_PORT, httpPort)
                .option(SettingKey.API_TOKEN_FILE, apiTokenFile)
                .option(SettingKey.ENROL, enrol);
    }
}
