package org.tallystick.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.imports.ImportRun.Pass;
import org.tallystick.lib.bankfiles.ByteSource;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Page;
import org.tallystick.platform.ReceivedFiles;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Transactions;
import org.tallystick.platform.jobs.Jobs;
import org.tallystick.platform.jobs.Progress;

/** Where files of other systems are taken in: receive, recognise, map, check, start. */
@Service
public class ImportDesk {
    static final String JOB = "import";

    private final Map<ImportKind, ImportPlan<?>> plans = new EnumMap<>(ImportKind.class);
    private final ImportRun run;
    private final ImportBatches batches;
    private final ReceivedFiles files;
    private final Jobs jobs;
    private final AuditLog audit;
    private final Transactions transactions;

    ImportDesk(
            List<ImportPlan<?>> plans,
            ImportRun run,
            ImportBatches batches,
            ReceivedFiles files,
            Jobs jobs,
            AuditLog audit,
            Transactions transactions) {
        plans.forEach(plan -> this.plans.put(plan.kind(), plan));
        this.run = run;
        this.batches = batches;
        this.files = files;
        this.jobs = jobs;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** A result with its rejected rows as a file; empty when none was rejected. */
    public record Report(ImportResult result, byte[] rejected) {}

    /** The columns a kind of file can have. */
    public List<ImportColumn> columns(ImportKind kind) {
        return plan(kind).columns();
    }

    /** A small file that shows them. */
    public String sample(ImportKind kind) {
        List<ImportColumn> columns = columns(kind);
        return String.join(",", columns.stream().map(ImportColumn::name).toList()) + "\n"
                + String.join(",", columns.stream().map(ImportColumn::example).toList()) + "\n";
    }

    /** Keeps a file and begins its import. */
    @Transactional
    public UUID receive(Caller caller, ImportKind kind, String name, byte[] content, ImportMapping mapping) {
        kind.require(caller);
        String by = caller.actor().reference();
        UUID file = files.keep(caller.company(), "import-" + kind.word(), name, content, by);
        return batches.insert(caller.company(), kind, file, name, mapping, by);
    }

    public ImportBatch get(Caller caller, UUID id) {
        ImportBatch batch = batches.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("import"));
        batch.kind().require(caller);
        return batch;
    }

    public Page<ImportBatch> list(Caller caller, int page) {
        caller.must(Permission.IMPORT);
        return batches.list(caller.company(), page);
    }

    /** How the file looks, and how its columns would be read with the mapping it has. */
    public ImportPreview preview(Caller caller, UUID id) {
        ImportBatch batch = get(caller, id);
        return ImportPreview.of(
                plan(batch.kind()),
                ImportSample.of(source(caller.company(), batch)),
                batch.mapping(),
                files.earlier(caller.company(), batch.file()).orElse(null));
    }

    public void map(Caller caller, UUID id, ImportMapping mapping) {
        ImportBatch batch = get(caller, id);
        requireNotStarted(batch);
        batches.map(caller.company(), id, mapping);
    }

    /** The dry run of a received file; keeps what it found. */
    public ImportResult check(Caller caller, UUID id, Progress progress) {
        ImportBatch batch = get(caller, id);
        requireNotStarted(batch);
        Report report = check(caller, batch.kind(), source(caller.company(), batch), batch.mapping(), progress);
        batches.checked(caller.company(), id, report.result(), report.rejected());
        return report.result();
    }

    /** A dry run of any file, which leaves no trace. */
    public Report check(Caller caller, ImportKind kind, ByteSource file, ImportMapping mapping, Progress progress) {
        kind.require(caller);
        ImportPlan<?> plan = plan(kind);
        ImportScan scan = ImportScan.of(plan, file, mapping);
        if (!scan.isReadable()) {
            return new Report(ImportResult.unreadable(scan.errors(), scan.warnings()), new byte[0]);
        }
        Pass pass = run.check(caller, plan, file, scan, progress);
        return new Report(ImportResult.of(pass.counts(), scan.warnings()), rejected(scan, pass));
    }

    /** Starts the import in the background; starting it again changes nothing. Returns the job. */
    @Transactional
    public UUID start(Caller caller, UUID id, boolean atomic, boolean followUp) {
        ImportBatch batch = get(caller, id);
        if (!batches.start(caller.company(), id, atomic, followUp)) {
            return jobs.latestFor(caller.company(), id)
                    .orElseThrow(() -> Refusal.conflict("IMPORT_STARTED", "This import was started before."))
                    .id();
        }
        recordStart(caller, batch);
        return jobs.start(
                caller.company(),
                JOB,
                "Import of " + batch.kind().title().toLowerCase(Locale.ROOT),
                id,
                "/imports/" + id,
                caller.actor().reference());
    }

    /** The whole import at once, without a job. */
    public ImportResult takeNow(Caller caller, UUID id, boolean atomic, Progress progress) {
        ImportBatch batch = get(caller, id);
        transactions.in(CompanyScope.of(caller.company()), () -> {
            if (batches.start(caller.company(), id, atomic, false)) {
                recordStart(caller, batch);
            }
            return id;
        });
        return take(caller, id, progress);
    }

    /** Takes a started import to its end, from wherever it stopped. */
    ImportResult take(Caller caller, UUID id, Progress progress) {
        ImportBatch batch = batches.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("import"));
        if (batch.result() != null) {
            return batch.result();
        }
        ImportPlan<?> plan = plan(batch.kind());
        ByteSource file = source(caller.company(), batch);
        ImportScan scan = ImportScan.of(plan, file, batch.mapping());
        if (!scan.isReadable()) {
            return finish(caller, id, ImportResult.unreadable(scan.errors(), scan.warnings()), new byte[0]);
        }
        if (batch.atomic()) {
            return takeAllOrNone(caller, plan, batch, file, scan, progress);
        }
        run.take(caller, plan, id, file, scan, progress);
        Pass sum = batches.sum(caller.company(), id);
        ImportResult result = ImportResult.of(sum.counts(), scan.warnings());
        return progress.cancelled() ? result : finish(caller, id, result, rejected(scan, sum));
    }

    private ImportResult takeAllOrNone(
            Caller caller, ImportPlan<?> plan, ImportBatch batch, ByteSource file, ImportScan scan, Progress progress) {
        Pass pass = run.takeAllOrNone(caller, plan, batch.id(), file, scan, progress);
        ImportResult result = ImportResult.of(pass.counts(), scan.warnings());
        if (result.rejected() > 0) {
            List<String> warnings = new ArrayList<>(scan.warnings());
            warnings.add("Nothing was taken over: the file was to be taken as a whole or not at all.");
            result = new ImportResult(
                    result.rows(),
                    0,
                    result.rejected(),
                    result.skipped(),
                    result.errors(),
                    List.of(),
                    List.of(),
                    warnings);
        }
        return finish(caller, batch.id(), result, rejected(scan, pass));
    }

    private ImportResult finish(Caller caller, UUID id, ImportResult result, byte[] rejected) {
        batches.finish(caller.company(), id, result, rejected);
        return result;
    }

    /** The rows that the last dry run, or the import, rejected. */
    public byte[] rejected(Caller caller, UUID id) {
        get(caller, id);
        return batches.rejected(caller.company(), id);
    }

    /** The file as it came. */
    public byte[] original(Caller caller, UUID id) {
        return files.content(caller.company(), get(caller, id).file());
    }

    private static byte[] rejected(ImportScan scan, Pass pass) {
        return pass.rejected().isEmpty()
                ? new byte[0]
                : ImportBatches.bytes(new RejectedRows(scan.names()).header() + pass.rejected());
    }

    private void recordStart(Caller caller, ImportBatch batch) {
        audit.record(
                caller,
                AuditEvent.of("import.start", "import", batch.id(), batch.fileName())
                        .fact("kind", batch.kind().word())
                        .fact("file", batch.file()));
    }

    private static void requireNotStarted(ImportBatch batch) {
        if (batch.isStarted()) {
            throw Refusal.conflict("IMPORT_STARTED", "This import was started; load the file again for another one.");
        }
    }

    private ByteSource source(CompanyId company, ImportBatch batch) {
        return ByteSource.of(files.content(company, batch.file()));
    }

    private ImportPlan<?> plan(ImportKind kind) {
        return Objects.requireNonNull(plans.get(kind), () -> "no plan among " + Arrays.toString(ImportKind.values()));
    }
}
