package org.tallystick.workbench.statements;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.cashapp.StatementImport;
import org.tallystick.cashapp.TableFiles;
import org.tallystick.lib.bankfiles.table.StatementColumns;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** Which columns of a bank's table mean what: proposed, shown with the file's own lines, confirmed, remembered. */
@Controller
@RequestMapping("/c/{code}/bank-statements/columns/{id}")
class ColumnsController {
    private final TableFiles tables;
    private final StatementImport imports;
    private final BankAccounts accounts;

    ColumnsController(TableFiles tables, StatementImport imports, BankAccounts accounts) {
        this.tables = tables;
        this.imports = imports;
        this.accounts = accounts;
    }

    @GetMapping
    String choose(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID account,
            @RequestParam Map<String, String> fields,
            Caller caller,
            Model model) {
        mustImport(caller);
        byte[] content = tables.content(caller, id);
        List<BankAccount> all = accounts.list(caller.company());
        if (all.isEmpty()) {
            throw Refusal.conflict("BANK_ACCOUNT_NONE", "Add a bank account first; a statement is booked on one.");
        }
        UUID chosen = account == null ? all.getFirst().id() : account;
        StatementColumns columns = columns(fields, tables.proposal(caller, content, chosen));
        model.addAttribute("page", new ColumnsPage(id, chosen, all, tables.preview(caller, content, chosen, columns)));
        return "workbench/statements/columns";
    }

    @PostMapping
    View confirm(
            @PathVariable UUID id,
            @RequestParam UUID account,
            @RequestParam Map<String, String> fields,
            Caller caller,
            @RequestAttribute Shell shell) {
        mustImport(caller);
        byte[] content = tables.content(caller, id);
        tables.remember(caller, account, columns(fields, tables.proposal(caller, content, account)));
        UUID run = imports.start(caller, tables.name(caller, id), content, account);
        return SeeOther.page(shell, "/bank-statements/import-runs/" + run);
    }

    /** What the form says; the proposal when nothing was chosen yet. */
    private static StatementColumns columns(Map<String, String> fields, StatementColumns proposal) {
        if (!fields.containsKey("column.booked-on")) {
            return proposal;
        }
        Map<String, String> entries = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (name.startsWith("column.")) {
                entries.put(name.substring("column.".length()), value);
            }
        });
        try {
            return StatementColumns.of(entries);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("COLUMNS_INVALID", "The choice cannot be used: " + e.getMessage() + ".");
        }
    }

    private static void mustImport(Caller caller) {
        caller.must(Permission.IMPORT);
        caller.must(Permission.TAKE_PAYMENTS);
        caller.must(Permission.ALLOCATE);
    }
}
