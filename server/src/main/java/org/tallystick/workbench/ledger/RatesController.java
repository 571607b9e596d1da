package org.tallystick.workbench.ledger;

import java.time.LocalDate;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.ledger.ExchangeRates;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** What foreign currencies are worth. */
@Controller
@RequestMapping("/c/{code}/ledger/rates")
class RatesController {
    private final ExchangeRates rates;
    private final BusinessClock clock;

    RatesController(ExchangeRates rates, BusinessClock clock) {
        this.rates = rates;
        this.clock = clock;
    }

    @GetMapping
    String show(Caller caller, Model model) {
        caller.must(Permission.VIEW);
        model.addAttribute("page", new RatesPage(rates.list(caller.company()), clock.today(caller.company())));
        return "workbench/ledger/rates";
    }

    @PostMapping
    View add(
            @RequestParam String currency,
            @RequestParam LocalDate validOn,
            @RequestParam String rate,
            @RequestParam(defaultValue = "") String source,
            Caller caller,
            @RequestAttribute Shell shell) {
        String known = currency.strip().toUpperCase(Locale.ROOT);
        if (!CurrencyCode.isKnown(known)) {
            throw Refusal.invalid("CURRENCY_UNKNOWN", "Write the currency as three letters, such as USD.");
        }
        rates.add(
                caller,
                CurrencyCode.of(known),
                validOn,
                Entered.number("rate", rate),
                source.isBlank() ? "manual" : source.strip());
        return SeeOther.page(shell, "/ledger/rates");
    }
}
