package org.tallystick.controls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Sql;

/** The invariants of the books, one SQL file each, and their run on one snapshot. */
@Component
public class Invariants {
    /** How many offending rows of one invariant are shown and kept. */
    static final int ROWS = 100;

    private final NamedParameterJdbcTemplate db;
    private final BusinessClock clock;
    private final TransactionTemplate snapshot;
    private final List<Invariant> all;
    private final Map<String, Invariant> byId;

    Invariants(NamedParameterJdbcTemplate db, BusinessClock clock, PlatformTransactionManager transactions) {
        this.db = db;
        this.clock = clock;
        snapshot = new TransactionTemplate(transactions);
        snapshot.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        snapshot.setIsolationLevel(TransactionTemplate.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        all = load();
        byId = all.stream().collect(Collectors.toUnmodifiableMap(Invariant::id, Function.identity()));
    }

    /** By number. */
    public List<Invariant> all() {
        return all;
    }

    Invariant get(String id) {
        return Objects.requireNonNull(byId.get(id), id);
    }

    /** Runs every invariant over a company's books in one read-only transaction; keeps nothing. */
    public List<CheckResult> run(CompanyId company) {
        return CompanyScope.of(company).call(() -> Objects.requireNonNull(snapshot.execute(status -> runAll(company))));
    }

    /** Each check reads whole tables: hashing them beats row by row, also when the statistics are not fresh yet. */
    private List<CheckResult> runAll(CompanyId company) {
        db.getJdbcOperations().execute("set local enable_nestloop = off");
        return all.stream().map(invariant -> run(company, invariant)).toList();
    }

    private CheckResult run(CompanyId company, Invariant invariant) {
        long start = System.nanoTime();
        var parameters = new MapSqlParameterSource()
                .addValue("company", company.value())
                .addValue("now", Sql.moment(clock.now()));
        List<Finding> findings = new ArrayList<>(db.query(
                "select * from (" + invariant.sql() + ") finding limit " + (ROWS + 1),
                parameters,
                Invariants::finding));
        boolean more = findings.size() > ROWS;
        if (more) {
            findings.removeLast();
        }
        return new CheckResult(invariant, (System.nanoTime() - start) / 1_000_000, findings, more);
    }

    static Finding finding(ResultSet row, int number) throws SQLException {
        return new Finding(
                row.getString("currency"),
                row.getString("subject_type"),
                row.getString("subject_id"),
                row.getString("expected"),
                row.getString("actual"),
                row.getString("detail"));
    }

    static List<Invariant> load() {
        try {
            Resource[] files =
                    new PathMatchingResourcePatternResolver().getResources("classpath*:controls/invariants/I*.sql");
            return Arrays.stream(files)
                    .map(Invariants::read)
                    .sorted(Comparator.comparing(Invariant::id))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Invariant read(Resource file) {
        try {
            String id = Objects.requireNonNull(file.getFilename()).replace(".sql", "");
            return Invariant.of(id, file.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
