package org.sweepwatch.supervise.cli;

import java.nio.file.Path;
import org.sweepwatch.supervise.settings.SettingKey;
import org.sweepwatch.supervise.settings.Settings;
import org.sweepwatch.supervise.settings.SettingsReader;
import picocli.CommandLine.Option;

/** Where the data is; taken by every command that reads or writes the store. */
final class StoreOptions {
    @Option(names = "--config", paramLabel = "FILE", description = "YAML file with settings. 配置文件。")
    private Path config;

    @Option(names = "--data", paramLabel = "DIR", description = "Data directory (default ./sweepwatch-data). 数据目录。")
    private Path data;

    @Option(
            names = "--db-url",
            paramLabel = "URL",
            description = "jdbc:postgresql://... of your own server; without it the embedded one runs. 数据库地址。")
    private String dbUrl;

    @Option(names = "--db-user", paramLabel = "NAME", description = "User of --db-url. 数据库用户。")
    private String dbUser;

    @Option(
            names = "--db-password-file",
            paramLabel = "FILE",
            description = "File whose first line is the database password. 数据库密码文件。")
    private Path dbPasswordFile;

    /** Whether a data directory was named, by option or environment. */
    boolean namesData() {
        return data != null || System.getenv(SettingKey.DATA.environmentVariable()) != null;
    }

    SettingsReader reader() {
        SettingsReader reader = new SettingsReader();
        if (config != null) {
            reader.file(config);
        }
        return reader.environment(System.getenv())
                .option(SettingKey.DATA, data)
                .option(SettingKey.DB_URL, dbUrl)
                .option(SettingKey.DB_USER, dbUser)
                .option(SettingKey.DB_PASSWORD_FILE, dbPasswordFile);
    }

    Settings settings() {
        return reader().read();
    }
}
