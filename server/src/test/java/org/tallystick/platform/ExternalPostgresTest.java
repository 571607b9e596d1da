package org.tallystick.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.tallystick.Tallystick;
import org.tallystick.platform.embedded.DatabaseLogin;
import org.tallystick.platform.embedded.ExternalPostgres;

/** The whole application on the oldest PostgreSQL we support, set up by the very SQL of docs/operations.md. */
class ExternalPostgresTest {
    private static final int OLDEST = 15;
    private static final DatabaseLogin OWNER = new DatabaseLogin("tallystick_owner", "OWNER_PASSWORD");
    private static final DatabaseLogin APPLICATION = new DatabaseLogin("tallystick_app", "APP_PASSWORD");

    @TempDir
    static Path folder;

    private static @Nullable ExternalPostgres server;

    @BeforeAll
    static void start() throws IOException, SQLException {
        Optional<Path> programs = ExternalPostgres.programs(OLDEST);
        if ("required".equals(System.getProperty("tallystick.postgres15"))) {
            assertThat(programs).as("PostgreSQL 15 on this machine").isPresent();
        }
        assumeThat(programs).as("PostgreSQL 15 on this machine").isPresent();
        server = ExternalPostgres.start(programs.orElseThrow(), folder);
        for (String statement : setUp()) {
            server.administer(statement);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void theMainJobRunsOnTheOldestSupportedServer() {
        try (ConfigurableApplicationContext context = application(APPLICATION)) {
            new MainJobScenario(context).run();
        }
    }

    @Test
    void theApplicationDoesNotStartAsSuperuser() {
        assertThatThrownBy(() -> application(server().superuser()).close())
                .isInstanceOf(StartupGuard.Unfit.class)
                .hasMessageContaining("is a superuser");
    }

    @Test
    void aRoleThatOwnsTablesIsRefused() {
        try (ConfigurableApplicationContext migrated = application(APPLICATION)) {
            assertThat(migrated.isActive()).isTrue();
        }

        assertThatThrownBy(() -> guard(OWNER)).hasMessageContaining("owns tables");
    }

    @Test
    void aRoleThatBypassesTheFencesIsRefused() throws SQLException {
        server().administer("alter role tallystick_app bypassrls");
        try {
            assertThatThrownBy(() -> guard(APPLICATION)).hasMessageContaining("nobypassrls");
        } finally {
            server().administer("alter role tallystick_app nobypassrls");
        }
        guard(APPLICATION);
    }

    @Test
    void aServerThatForgetsIsRefused() throws SQLException {
        server().administer("alter role tallystick_app set synchronous_commit = off");
        try {
            assertThatThrownBy(() -> guard(APPLICATION)).hasMessageContaining("synchronous_commit = off");
        } finally {
            server().administer("alter role tallystick_app reset synchronous_commit");
        }
        guard(APPLICATION);
    }

    private static void guard(DatabaseLogin login) {
        var source = new DriverManagerDataSource(server().url("tallystick"), login.user(), login.password());
        new StartupGuard(JdbcClient.create(source)).afterSingletonsInstantiated();
    }

    private static ConfigurableApplicationContext application(DatabaseLogin login) {
        var spring = new SpringApplication(Tallystick.class);
        spring.setWebApplicationType(WebApplicationType.NONE);
        return spring.run(
                "--TALLYSTICK_DATABASE_URL=" + server().url("tallystick"),
                "--TALLYSTICK_DATABASE_USER=" + login.user(),
                "--TALLYSTICK_DATABASE_PASSWORD=" + login.password(),
                "--TALLYSTICK_DATABASE_OWNER=" + OWNER.user(),
                "--TALLYSTICK_DATABASE_OWNER_PASSWORD=" + OWNER.password(),
                "--spring.flyway.placeholders.app=" + APPLICATION.user(),
                "--tallystick.background=false");
    }

    private static ExternalPostgres server() {
        return Objects.requireNonNull(server);
    }

    private static List<String> setUp() throws IOException {
        Matcher block = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../docs/operations.md")));
        assertThat(block.find()).isTrue();
        return block.group(1).lines().filter(line -> !line.isBlank()).toList();
    }
}
