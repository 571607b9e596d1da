package org.tallystick.platform.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A PostgreSQL of the machine on a folder that is thrown away, as durable as it comes. */
public final class ExternalPostgres implements AutoCloseable {
    private static final String SUPERUSER = "postgres";
    private static final String PASSWORD = "of the administrator";

    private final Path programs;
    private final Path data;
    private final ServerAccount account;
    private final int port;

    private ExternalPostgres(Path programs, Path data, ServerAccount account, int port) {
        this.programs = programs;
        this.data = data;
        this.account = account;
        this.port = port;
    }

    /** The programs of that major version, where Debian, Red Hat or Homebrew put them. */
    public static Optional<Path> programs(int major) {
        return List.of(
                        "/usr/lib/postgresql/" + major + "/bin",
                        "/usr/pgsql-" + major + "/bin",
                        "/opt/homebrew/opt/postgresql@" + major + "/bin")
                .stream()
                .map(Path::of)
                .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
                .findFirst();
    }

    public static ExternalPostgres start(Path programs, Path folder) throws IOException {
        Path passwordFile = Files.writeString(folder.resolve("password"), PASSWORD);
        ServerAccount account = ServerAccount.of(folder);
        account.handOver(folder);
        var server = new ExternalPostgres(programs, folder.resolve("data"), account, freePort());
        server.run("initdb", "-U", SUPERUSER, "--auth=scram-sha-256", "--pwfile=" + passwordFile, "--encoding=UTF8");
        server.run(
                "pg_ctl",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p " + server.port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''",
                "-w",
                "start");
        return server;
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public DatabaseLogin superuser() {
        return new DatabaseLogin(SUPERUSER, PASSWORD);
    }

    /** One statement of the administrator. */
    public void administer(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("postgres"), SUPERUSER, PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        run("pg_ctl", "-m", "fast", "-w", "stop");
    }

    private void run(String program, String... arguments) throws IOException {
        var command = new ArrayList<String>(List.of(programs.resolve(program).toString(), "-D", data.toString()));
        command.addAll(List.of(arguments));
        SystemCommand.Outcome outcome = account.run(command);
        if (!outcome.succeeded()) {
            throw new IOException(program + " failed: " + outcome.output());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
