package org.tallystick.workbench.settings;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.ledger.AccountRole;
import org.tallystick.ledger.JournalBook;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.providers.Inbox;
import org.tallystick.providers.Payouts;
import org.tallystick.providers.ProviderPayout;
import org.tallystick.providers.ProviderSetting;
import org.tallystick.providers.ProviderSettings;
import org.tallystick.providers.Sandbox;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** Which payment providers the company uses, what they hold, and where they send their messages. */
@Controller
@RequestMapping("/c/{code}/settings/payment-providers")
class ProvidersController {
    private static final String SANDBOX = "sandbox";
    private static final int PAYOUTS_SHOWN = 20;

    private final ProviderSettings settings;
    private final Sandbox sandbox;
    private final Payouts payouts;
    private final Inbox inbox;
    private final JournalBook journal;
    private final Companies companies;
    private final BusinessClock clock;

    ProvidersController(
            ProviderSettings settings,
            Sandbox sandbox,
            Payouts payouts,
            Inbox inbox,
            JournalBook journal,
            Companies companies,
            BusinessClock clock) {
        this.settings = settings;
        this.sandbox = sandbox;
        this.payouts = payouts;
        this.inbox = inbox;
        this.journal = journal;
        this.companies = companies;
        this.clock = clock;
    }

    @GetMapping
    String show(Caller caller, @RequestAttribute Shell shell, Model model) {
        caller.must(Permission.ADMINISTER);
        CompanyId company = caller.company();
        var today = clock.today(company);
        String host =
                ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
        model.addAttribute(
                "page",
                new ProvidersPage(
                        settings.of(company, SANDBOX),
                        companies.get(company).currency(),
                        host + "/hooks/" + companies.get(company).code() + "/" + SANDBOX,
                        inbox.refusedSince(company, SANDBOX, today.minusDays(30)),
                        journal.balancesOf(company, AccountRole.PROVIDER_CLEARING, today),
                        sandbox.balances(company),
                        payouts.list(company, PAYOUTS_SHOWN)));
        return "workbench/settings/providers";
    }

    @PostMapping
    View set(
            @RequestParam(defaultValue = "false") boolean enabled,
            @RequestParam(defaultValue = "0") String feePercent,
            @RequestParam(defaultValue = "0") String feeFixed,
            @RequestParam(defaultValue = "0") String disputeFee,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.ADMINISTER);
        CurrencyCode currency = companies.get(caller.company()).currency();
        settings.set(
                caller,
                SANDBOX,
                new ProviderSetting(
                        enabled,
                        Entered.number("fee", feePercent.replace("%", "")),
                        Entered.money("fixed fee", feeFixed, currency).minor(),
                        Entered.money("fee of a dispute", disputeFee, currency).minor()));
        answer.addFlashAttribute("notice", enabled ? "Saved. Payment requests can be made." : "Saved; it is off.");
        return SeeOther.page(shell, "/settings/payment-providers");
    }

    /** Lets the sandbox pay out what it holds. */
    @PostMapping("/payouts")
    View payOut(
            @RequestParam(defaultValue = "") String currency,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.ADMINISTER);
        ProviderPayout payout = sandbox.payOut(caller, Entered.currency(currency));
        answer.addFlashAttribute(
                "notice",
                "Paid out " + shell.money(payout.amount()) + ". A bank statement whose text holds " + payout.id()
                        + " clears it.");
        return SeeOther.page(shell, "/settings/payment-providers");
    }
}
