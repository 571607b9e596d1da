package org.tallystick.workbench.statements;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.cashapp.AnswerImport;
import org.tallystick.cashapp.BankStatements;
import org.tallystick.cashapp.ReceiptLines;
import org.tallystick.cashapp.StatementImport;
import org.tallystick.cashapp.TableFiles;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Transactions;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** Bank statements: import, list, lines, release of a held one. */
@Controller
@RequestMapping("/c/{code}/bank-statements")
class StatementsController {
    private static final Set<Permission> IMPORTING =
            Set.of(Permission.IMPORT, Permission.TAKE_PAYMENTS, Permission.ALLOCATE);

    private final BankStatements statements;
    private final ReceiptLines lines;
    private final StatementImport imports;
    private final TableFiles tables;
    private final BankAccounts accounts;
    private final AnswerImport answers;
    private final Transactions transactions;

    StatementsController(
            BankStatements statements,
            ReceiptLines lines,
            StatementImport imports,
            TableFiles tables,
            BankAccounts accounts,
            AnswerImport answers,
            Transactions transactions) {
        this.statements = statements;
        this.lines = lines;
        this.imports = imports;
        this.tables = tables;
        this.accounts = accounts;
        this.answers = answers;
        this.transactions = transactions;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "1") int page, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Map<UUID, BankAccount> byId =
                accounts.list(company).stream().collect(Collectors.toMap(BankAccount::id, Function.identity()));
        model.addAttribute(
                "page",
                new StatementsPage(statements.list(company, page), lines.waiting(company, 1), byId, mayImport(caller)));
        return "workbench/statements/list";
    }

    @GetMapping("/import")
    String form(Caller caller, Model model) {
        mustImport(caller);
        model.addAttribute("accounts", accounts.list(caller.company()));
        return "workbench/statements/new";
    }

    /** Leads to the import, or to the columns of a table; the same file sent again is refused. */
    @PostMapping("/import")
    View importFile(
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable UUID account,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer)
            throws IOException {
        mustImport(caller);
        if (file.isEmpty()) {
            throw Refusal.invalid("FILE_MISSING", "Choose the file of the bank.");
        }
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "file");
        byte[] content = file.getBytes();
        if (AnswerImport.recognises(content)) {
            AnswerImport.Result read =
                    transactions.in(CompanyScope.of(caller.company()), () -> answers.read(caller, name, content));
            answer.addFlashAttribute("notice", read.sentence());
            return SeeOther.page(shell, "/direct-debits");
        }
        if (imports.needsColumns(caller, content, account)) {
            UUID kept = tables.keep(caller, name, content);
            return SeeOther.page(
                    shell, "/bank-statements/columns/" + kept + (account == null ? "" : "?account=" + account));
        }
        return SeeOther.page(shell, "/bank-statements/import-runs/" + imports.start(caller, name, content, account));
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, @RequestParam(defaultValue = "1") int page, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        var statement = statements.find(company, id).orElseThrow(() -> Refusal.notFound("bank statement"));
        model.addAttribute(
                "page",
                new StatementPage(
                        statement,
                        accounts.find(company, statement.bankAccount()).orElseThrow(),
                        lines.ofStatement(company, id, page),
                        mayImport(caller)));
        return "workbench/statements/statement";
    }

    @PostMapping("/{id}/release")
    View release(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell) {
        imports.release(caller, id, reason);
        return SeeOther.page(shell, "/bank-statements/" + id);
    }

    private static boolean mayImport(Caller caller) {
        return caller.permissions().containsAll(IMPORTING);
    }

    private static void mustImport(Caller caller) {
        IMPORTING.forEach(caller::must);
    }
}
