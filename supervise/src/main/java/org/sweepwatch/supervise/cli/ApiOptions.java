package org.sweepwatch.supervise.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.sweepwatch.supervise.api.ApiToken;
import org.sweepwatch.supervise.settings.SettingKey;
import org.sweepwatch.supervise.settings.Settings;
import picocli.CommandLine.Option;

/** Where the running server is that a command talks to. */
final class ApiOptions {
    @Option(names = "--url", paramLabel = "URL", description = "The server (default: this machine's). 服务器地址。")
    private String url;

    @Option(names = "--http-port", paramLabel = "PORT", description = "Its port on this machine. 本机接口端口。")
    private Integer httpPort;

    @Option(names = "--api-token-file", paramLabel = "FILE", description = "File with its token. 接口令牌文件。")
    private Path apiTokenFile;

    /** The settings of that server. */
    Settings settings(StoreOptions store) {
        return store.reader()
                .option(SettingKey.HTTP_PORT, httpPort)
                .option(SettingKey.API_TOKEN_FILE, apiTokenFile)
                .read();
    }

    /** A client with its token. */
    ApiClient client(Settings settings) throws IOException {
        ApiToken token = ApiToken.read(
                settings.apiTokenFile() == null
                        ? settings.data().resolve(ApiToken.FILE_NAME)
                        : settings.apiTokenFile());
        return new ApiClient(url == null ? "http://127.0.0.1:" + settings.httpPort() : url, token.value());
    }
}
