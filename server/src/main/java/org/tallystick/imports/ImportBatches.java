package org.tallystick.imports;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.imports.ImportBatch.State;
import org.tallystick.imports.ImportResult.Counts;
import org.tallystick.imports.ImportRun.Pass;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The imports of a company and how far they have come. */
@Repository
@Transactional
class ImportBatches {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final String SELECT = """
            select batch_id, kind, file_id, file_name, mapping, atomic, follow_up, state, checked, result, received_at,
                   received_by, finished_at
            from imports.batch
            where company_id = :company
            """;

    private final JdbcClient db;
    private final BusinessClock clock;
    private final JsonMapper json;

    ImportBatches(JdbcClient db, BusinessClock clock, JsonMapper json) {
        this.db = db;
        this.clock = clock;
        this.json = json;
    }

    /** A record that a row of the file made. */
    record Made(long row, UUID subject) {}

    UUID insert(CompanyId company, ImportKind kind, UUID file, String name, ImportMapping mapping, String by) {
        UUID id = Ids.next();
        db.sql("""
                        insert into imports.batch
                            (company_id, batch_id, kind, file_id, file_name, mapping, state, received_at, received_by)
                        values (:company, :id, :kind, :file, :name, :mapping::jsonb, 'RECEIVED', :now, :by)
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("kind", kind.name())
                .param("file", file)
                .param("name", name)
                .param("mapping", json.writeValueAsString(mapping.entries()))
                .param("now", Sql.moment(clock.now()))
                .param("by", by)
                .update();
        return id;
    }

    @Transactional(readOnly = true)
    public Optional<ImportBatch> find(CompanyId company, UUID id) {
        return db.sql(SELECT + "and batch_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(this::batch)
                .optional();
    }

    @Transactional(readOnly = true)
    public Page<ImportBatch> list(CompanyId company, int page) {
        List<ImportBatch> rows = db.sql(SELECT + "order by received_at desc limit :size offset :skip")
                .param("company", company.value())
                .param("size", Page.SIZE)
                .param("skip", Page.offset(page, Page.SIZE))
                .query(this::batch)
                .list();
        long total = db.sql("select count(*) from imports.batch where company_id = :company")
                .param("company", company.value())
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, Page.SIZE, total);
    }

    void map(CompanyId company, UUID id, ImportMapping mapping) {
        db.sql("""
                        update imports.batch
                        set mapping = :mapping::jsonb, state = 'RECEIVED', checked = null, rejected = null
                        where company_id = :company
                          and batch_id = :id
                          and state in ('RECEIVED', 'CHECKED')
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("mapping", json.writeValueAsString(mapping.entries()))
                .update();
    }

    void checked(CompanyId company, UUID id, ImportResult result, byte[] rejected) {
        db.sql("""
                        update imports.batch
                        set state = 'CHECKED', checked = :checked::jsonb, rejected = :rejected
                        where company_id = :company
                          and batch_id = :id
                          and state in ('RECEIVED', 'CHECKED')
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("checked", json.writeValueAsString(result))
                .param("rejected", rejected)
                .update();
    }

    /** False when it was started before. */
    boolean start(CompanyId company, UUID id, boolean atomic, boolean followUp) {
        return db.sql("""
                                update imports.batch
                                set state = 'RUNNING', atomic = :atomic, follow_up = :followUp, started_at = :now
                                where company_id = :company
                                  and batch_id = :id
                                  and state in ('RECEIVED', 'CHECKED')
                                """)
                        .param("company", company.value())
                        .param("id", id)
                        .param("atomic", atomic)
                        .param("followUp", followUp)
                        .param("now", Sql.moment(clock.now()))
                        .update()
                == 1;
    }

    void finish(CompanyId company, UUID id, ImportResult result, byte[] rejected) {
        db.sql("""
                        update imports.batch
                        set state = 'DONE', result = :result::jsonb, rejected = :rejected, finished_at = :now
                        where company_id = :company
                          and batch_id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("result", json.writeValueAsString(result))
                .param("rejected", rejected)
                .param("now", Sql.moment(clock.now()))
                .update();
    }

    @Transactional(readOnly = true)
    public byte[] rejected(CompanyId company, UUID id) {
        return db.sql("select coalesce(rejected, '') from imports.batch where company_id = :company and batch_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> row.getBytes(1))
                .optional()
                .orElseGet(() -> new byte[0]);
    }

    /** Numbers of the chunks that are done. */
    @Transactional(readOnly = true)
    public Set<Integer> chunks(CompanyId company, UUID id) {
        return db
                .sql("select number from imports.chunk where company_id = :company and batch_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> row.getInt(1))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** All chunks together. */
    @Transactional(readOnly = true)
    public Pass sum(CompanyId company, UUID id) {
        List<Pass> passes = db.sql("""
                        select outcome, rejected
                        from imports.chunk
                        where company_id = :company
                          and batch_id = :id
                        order by number
                        """)
                .param("company", company.value())
                .param("id", id)
                .query((row, number) ->
                        new Pass(json.readValue(Sql.text(row, "outcome"), Counts.class), Sql.text(row, "rejected")))
                .list();
        Counts counts = passes.stream().map(Pass::counts).reduce(Counts.NONE, Counts::plus);
        return new Pass(counts, passes.stream().map(Pass::rejected).collect(Collectors.joining()));
    }

    /** Notes what became of a chunk, in the transaction of its effect. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(CompanyId company, UUID id, int number, Pass pass, List<Made> made) {
        Instant now = clock.now();
        db.sql("""
                        insert into imports.chunk (company_id, batch_id, number, outcome, rejected, recorded_at)
                        values (:company, :id, :number, :outcome::jsonb, :rejected, :now)
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("number", number)
                .param("outcome", json.writeValueAsString(pass.counts()))
                .param("rejected", pass.rejected())
                .param("now", Sql.moment(now))
                .update();
        db.sql("""
                        insert into imports.made (company_id, batch_id, row_number, subject_id)
                        select :company, :id, row_number, subject_id
                        from unnest(:rows::bigint[], :subjects::uuid[]) as made (row_number, subject_id)
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("rows", made.stream().map(Made::row).toArray(Long[]::new))
                .param("subjects", made.stream().map(Made::subject).toArray(UUID[]::new))
                .update();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private ImportBatch batch(ResultSet row, int number) throws SQLException {
        return new ImportBatch(
                Sql.uuid(row, "batch_id"),
                ImportKind.valueOf(Sql.text(row, "kind")),
                Sql.uuid(row, "file_id"),
                Sql.text(row, "file_name"),
                ImportMapping.of(json.readValue(Sql.text(row, "mapping"), TEXTS)),
                row.getBoolean("atomic"),
                row.getBoolean("follow_up"),
                State.valueOf(Sql.text(row, "state")),
                result(row.getString("checked")),
                result(row.getString("result")),
                Sql.instant(row, "received_at"),
                Sql.text(row, "received_by"),
                Sql.instantOrNull(row, "finished_at"));
    }

    private @Nullable ImportResult result(@Nullable String text) {
        return text == null ? null : json.readValue(text, ImportResult.class);
    }
}
