package org.tallystick.workbench.settings;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.exemptions.Jurisdiction;
import org.tallystick.exemptions.NeededCertificates;
import org.tallystick.invoicing.TaxRate;
import org.tallystick.invoicing.TaxRates;
import org.tallystick.lib.money.Percent;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** What the tax codes mean from which day on. */
@Controller
@RequestMapping("/c/{code}/settings/tax-codes")
class TaxCodesController {
    private static final int MOST_DECIMALS = 4;

    private final TaxRates rates;
    private final NeededCertificates needed;
    private final BusinessClock clock;

    TaxCodesController(TaxRates rates, NeededCertificates needed, BusinessClock clock) {
        this.rates = rates;
        this.needed = needed;
        this.clock = clock;
    }

    @GetMapping
    String show(Caller caller, Model model) {
        caller.must(Permission.ADMINISTER);
        LocalDate today = clock.today(caller.company());
        model.addAttribute(
                "page",
                new TaxCodesPage(
                        rates.list(caller.company()),
                        rates.on(caller.company(), today),
                        needed.byTaxCode(caller.company()),
                        today));
        return "workbench/settings/taxcodes";
    }

    @PostMapping
    View add(
            @RequestParam(defaultValue = "") String taxCode,
            @RequestParam(defaultValue = "") String validFrom,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String rate,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String exemptionReason,
            @RequestParam(defaultValue = "false") boolean priceWithTax,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.ADMINISTER);
        LocalDate from = Objects.requireNonNullElse(Entered.date("day", validFrom), clock.today(caller.company()));
        String known = taxCode.strip().toUpperCase(Locale.ROOT);
        rates.add(
                caller,
                new TaxRate(
                        known,
                        from,
                        category,
                        percent(rate),
                        label.strip(),
                        Entered.text(exemptionReason),
                        priceWithTax));
        answer.addFlashAttribute("notice", known + " holds from " + shell.date(from) + ".");
        return SeeOther.page(shell, "/settings/tax-codes");
    }

    /** Whether what is billed under a code needs a certificate of the customer, and of which place. */
    @PostMapping("/certificates")
    View need(
            @RequestParam(defaultValue = "") String taxCode,
            @RequestParam(defaultValue = "false") boolean needed,
            @RequestParam(defaultValue = "") String jurisdiction,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.ADMINISTER);
        String place = Entered.text(jurisdiction);
        String known = taxCode.strip().toUpperCase(Locale.ROOT);
        this.needed.set(caller, known, needed, place == null ? null : new Jurisdiction(place));
        answer.addFlashAttribute(
                "notice", known + (needed ? " needs a certificate from now on." : " needs no certificate."));
        return SeeOther.page(shell, "/settings/tax-codes");
    }

    /** Nothing written is no tax. */
    private static Percent percent(String rate) {
        if (rate.isBlank()) {
            return Percent.ZERO;
        }
        BigDecimal number = Entered.number("rate", rate.replace("%", ""));
        boolean fits = number.compareTo(Percent.HUNDRED.value()) <= 0
                && number.stripTrailingZeros().scale() <= MOST_DECIMALS;
        if (!fits) {
            throw Refusal.invalid("TAX_RATE_INVALID", "A rate is at most 100 percent, with four decimals.");
        }
        return new Percent(number);
    }
}
