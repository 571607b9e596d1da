package org.tallystick.cashapp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.lib.bankfiles.ByteSource;
import org.tallystick.lib.bankfiles.table.ColumnProposal;
import org.tallystick.lib.bankfiles.table.StatementColumns;
import org.tallystick.lib.bankfiles.table.TableEvent;
import org.tallystick.lib.bankfiles.table.TableHeader;
import org.tallystick.lib.bankfiles.table.TableOptions;
import org.tallystick.lib.bankfiles.table.TableReader;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.ReceivedFiles;
import org.tallystick.platform.Refusal;

/** Statements that banks give as tables: each account remembers which columns mean what, and tells its files by them. */
@Service
@Transactional
public class TableFiles {
    static final String FILE_KIND = "bank-statement";
    private static final int SHOWN = 8;

    private final ColumnMaps maps;
    private final BankAccounts accounts;
    private final ReceivedFiles files;
    private final AuditLog audit;
    private final BusinessClock clock;

    TableFiles(ColumnMaps maps, BankAccounts accounts, ReceivedFiles files, AuditLog audit, BusinessClock clock) {
        this.maps = maps;
        this.accounts = accounts;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
    }

    /** How a table would be read: its first lines and what is wrong. */
    public record Preview(
            List<String> names, StatementColumns columns, List<PreviewLine> lines, List<ImportProblem> problems) {
        public Preview {
            names = List.copyOf(names);
            lines = List.copyOf(lines);
            problems = List.copyOf(problems);
        }
    }

    /** A file that was kept until its columns are chosen. */
    public UUID keep(Caller caller, String name, byte[] content) {
        caller.must(Permission.IMPORT);
        return files.keepOnce(
                        caller.company(),
                        FILE_KIND,
                        name,
                        content,
                        caller.actor().reference())
                .id();
    }

    /** As it was named when it came. */
    @Transactional(readOnly = true)
    public String name(Caller caller, UUID file) {
        caller.must(Permission.IMPORT);
        return files.name(caller.company(), file);
    }

    @Transactional(readOnly = true)
    public byte[] content(Caller caller, UUID file) {
        caller.must(Permission.IMPORT);
        return files.content(caller.company(), file);
    }

    /** The statement as its account's map reads it; empty when the file is no table that an account knows. */
    @Transactional(readOnly = true)
    Optional<StatementFile> read(CompanyId company, byte[] content, @Nullable UUID account) {
        Map<UUID, StatementColumns> known = fitting(company, content, account);
        if (known.size() > 1) {
            throw Refusal.invalid(
                    "ACCOUNT_MISSING", "Several of your accounts have tables like this one. Choose the account.");
        }
        return known.entrySet().stream()
                .findFirst()
                .map(map -> StatementFile.table(content, map.getValue(), find(company, map.getKey())));
    }

    /** Whether an account knows tables like this one. */
    @Transactional(readOnly = true)
    boolean isKnown(CompanyId company, byte[] content, @Nullable UUID account) {
        return !fitting(company, content, account).isEmpty();
    }

    private Map<UUID, StatementColumns> fitting(CompanyId company, byte[] content, @Nullable UUID account) {
        Map<UUID, StatementColumns> known = new LinkedHashMap<>(maps.latest(company));
        known.entrySet()
                .removeIf(map -> (account != null && !map.getKey().equals(account)) || !fits(map.getValue(), content));
        return known;
    }

    private static boolean fits(StatementColumns columns, byte[] content) {
        List<String> names = names(content, columns.headerRow());
        return !names.isEmpty() && names.containsAll(columns.columns().values());
    }

    /** The names in a row of the file; none when there is no such row. */
    private static List<String> names(byte[] content, int headerRow) {
        TableOptions options = TableOptions.defaults().withHeaderRow(headerRow);
        try (var reader = TableReader.open(ByteSource.of(content), options)) {
            for (TableEvent event = reader.next(); event != null; event = reader.next()) {
                if (event instanceof TableEvent.HeaderRead(TableHeader header)) {
                    return header.names();
                }
            }
        }
        return List.of();
    }

    /** Whether it looks like a table of a bank, so that its columns can be chosen. */
    public static boolean isTable(byte[] content) {
        return ColumnProposal.of(ByteSource.of(content)).isPresent();
    }

    /** What is remembered of the account if it fits the file, else what the names of the columns tell. */
    @Transactional(readOnly = true)
    public StatementColumns proposal(Caller caller, byte[] content, UUID account) {
        StatementColumns known = maps.latest(caller.company()).get(account);
        if (known != null && fits(known, content)) {
            return known;
        }
        return ColumnProposal.of(ByteSource.of(content))
                .map(ColumnProposal::columns)
                .orElseGet(() -> StatementColumns.of(Map.of()));
    }

    @Transactional(readOnly = true)
    public Preview preview(Caller caller, byte[] content, UUID account, StatementColumns columns) {
        caller.must(Permission.IMPORT);
        List<String> names = names(content, columns.headerRow());
        if (!columns.isUsable()) {
            return new Preview(names, columns, List.of(), List.of());
        }
        StatementFile file = StatementFile.table(content, columns, find(caller.company(), account));
        List<PreviewLine> lines = file.statements().stream()
                .flatMap(statement -> statement.lines().stream())
                .limit(SHOWN)
                .map(line -> new PreviewLine(
                        line.bookedOn(), line.counterparty(), line.remittance().text(), line.amount()))
                .toList();
        return new Preview(names, columns, lines, file.problems());
    }

    /** Remembers the map for the account; the same one again is no new version. */
    public void remember(Caller caller, UUID account, StatementColumns columns) {
        caller.must(Permission.IMPORT);
        if (!columns.isUsable()) {
            throw Refusal.invalid(
                    "COLUMNS_MISSING", "Choose the column of the day, and that of the amount or those of both sides.");
        }
        CompanyId company = caller.company();
        BankAccount bank = find(company, account);
        accounts.lock(company, account);
        StatementColumns before = maps.latest(company).get(account);
        if (before != null && before.text().equals(columns.text())) {
            return;
        }
        maps.add(company, account, columns, clock.now(), caller.actor().reference());
        audit.record(
                caller,
                AuditEvent.of("bank-account.columns", "bank account", account, bank.name())
                        .fact("columns", columns.text().strip().replace("\n", "; ")));
    }

    private BankAccount find(CompanyId company, UUID account) {
        return accounts.find(company, account).orElseThrow(() -> Refusal.notFound("bank account"));
    }
}
