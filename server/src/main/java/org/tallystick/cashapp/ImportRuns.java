package org.tallystick.cashapp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Page;
import org.tallystick.platform.ReceivedFiles;
import org.tallystick.platform.Sql;
import tools.jackson.databind.json.JsonMapper;

/** The imports of banks' files, running and past: what was sent, how far it came, what it came to. */
@Repository
@Transactional(readOnly = true)
public class ImportRuns {
    private static final String SELECT = """
            select r.run_id, r.file_id, r.name, r.bank_account_id, r.came_before, f.name as name_before, f.received_at,
                   r.started_at, r.started_by, e.outcome
            from cashapp.import_run r
            join platform.received_file f on f.company_id = r.company_id and f.file_id = r.file_id
            left join cashapp.import_result e on e.company_id = r.company_id and e.run_id = r.run_id
            where r.company_id = :company
            """;

    private final JdbcClient db;
    private final JsonMapper json;

    ImportRuns(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** A chunk of lines of one statement and what became of them. */
    record Chunk(int statement, int firstLine, int lines, Booked booked) {}

    public Optional<ImportRun> find(CompanyId company, UUID id) {
        return db.sql(SELECT + "and r.run_id = :run")
                .param("company", company.value())
                .param("run", id)
                .query(this::run)
                .optional();
    }

    /** The latest first. */
    public Page<ImportRun> list(CompanyId company, int page) {
        List<ImportRun> rows = db.sql(SELECT + "order by r.started_at desc, r.run_id desc limit :size offset :skip")
                .param("company", company.value())
                .param("size", Page.SIZE)
                .param("skip", Page.offset(page, Page.SIZE))
                .query(this::run)
                .list();
        long total = db.sql("select count(*) from cashapp.import_run where company_id = :company")
                .param("company", company.value())
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, Page.SIZE, total);
    }

    /** The chunks that are done, in the order of the file. */
    List<Chunk> chunks(CompanyId company, UUID run) {
        return db.sql("""
                        select statement, first_line, lines, outcome
                        from cashapp.import_chunk
                        where company_id = :company
                          and run_id = :run
                        order by statement, first_line
                        """)
                .param("company", company.value())
                .param("run", run)
                .query((row, number) -> new Chunk(
                        row.getInt("statement"),
                        row.getInt("first_line"),
                        row.getInt("lines"),
                        json.readValue(Sql.text(row, "outcome"), Booked.class)))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    UUID start(CompanyId company, ReceivedFiles.Kept file, String name, @Nullable UUID account, Instant at, String by) {
        UUID id = Ids.next();
        db.sql("""
                        insert into cashapp.import_run
                            (company_id, run_id, file_id, name, bank_account_id, came_before, started_at, started_by)
                        values (:company, :run, :file, :name, :account, :before, :at, :by)
                        """)
                .param("company", company.value())
                .param("run", id)
                .param("file", file.id())
                .param("name", name)
                .param("account", account)
                .param("before", file.before())
                .param("at", Sql.moment(at))
                .param("by", by)
                .update();
        return id;
    }

    /** Says with the lines of a chunk that they are done. */
    @Transactional(propagation = Propagation.MANDATORY)
    void add(CompanyId company, UUID run, Chunk chunk) {
        db.sql("""
                        insert into cashapp.import_chunk (company_id, run_id, statement, first_line, lines, outcome)
                        values (:company, :run, :statement, :first, :lines, :outcome::jsonb)
                        """)
                .param("company", company.value())
                .param("run", run)
                .param("statement", chunk.statement())
                .param("first", chunk.firstLine())
                .param("lines", chunk.lines())
                .param("outcome", json.writeValueAsString(chunk.booked()))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void end(CompanyId company, UUID run, ImportResult result, Instant at) {
        db.sql("""
                        insert into cashapp.import_result (company_id, run_id, outcome, ended_at)
                        values (:company, :run, :outcome::jsonb, :at)
                        """)
                .param("company", company.value())
                .param("run", run)
                .param("outcome", json.writeValueAsString(Outcome.of(result)))
                .param("at", Sql.moment(at))
                .update();
    }

    private ImportRun run(ResultSet row, int number) throws SQLException {
        UUID file = Sql.uuid(row, "file_id");
        String outcome = row.getString("outcome");
        return new ImportRun(
                Sql.uuid(row, "run_id"),
                file,
                Sql.text(row, "name"),
                Sql.uuidOrNull(row, "bank_account_id"),
                row.getBoolean("came_before"),
                Sql.text(row, "name_before"),
                Sql.instant(row, "received_at"),
                Sql.instant(row, "started_at"),
                Sql.text(row, "started_by"),
                outcome == null ? null : json.readValue(outcome, Outcome.class).result(file));
    }

    /** A result as it is stored: sums in minor units by currency. */
    private record Outcome(
            int statements,
            int held,
            int lines,
            Booked booked,
            TreeMap<String, Long> credits,
            TreeMap<String, Long> debits,
            List<ImportProblem> problems) {
        static Outcome of(ImportResult result) {
            return new Outcome(
                    result.statements(),
                    result.held(),
                    result.lines(),
                    new Booked(
                            false,
                            result.held() > 0,
                            result.newLines(),
                            result.duplicate(),
                            result.announced(),
                            result.autoApplied(),
                            result.suggested(),
                            result.unidentified(),
                            List.of()),
                    minor(result.credits()),
                    minor(result.debits()),
                    result.problems());
        }

        ImportResult result(UUID file) {
            return new ImportResult(
                    file,
                    statements,
                    held,
                    lines,
                    booked.newLines(),
                    booked.duplicates(),
                    booked.announced(),
                    booked.applied(),
                    booked.suggested(),
                    booked.unidentified(),
                    sums(credits),
                    sums(debits),
                    problems);
        }

        private static TreeMap<String, Long> minor(List<Money> sums) {
            TreeMap<String, Long> minor = new TreeMap<>();
            sums.forEach(sum -> minor.put(sum.currency().code(), sum.minor()));
            return minor;
        }

        private static List<Money> sums(TreeMap<String, Long> minor) {
            return minor.entrySet().stream()
                    .map(sum -> new Money(sum.getValue(), CurrencyCode.of(sum.getKey())))
                    .toList();
        }
    }
}
