package org.tallystick.providers;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** The providers there are, and those a company uses. */
@Component
public class Providers {
    private final List<PaymentProvider> all;
    private final ProviderSettings settings;

    Providers(List<PaymentProvider> all, ProviderSettings settings) {
        this.all = List.copyOf(all);
        this.settings = settings;
    }

    public List<PaymentProvider> all() {
        return all;
    }

    /** Those a company can take money with now. */
    public List<PaymentProvider> usable(CompanyId company) {
        return all.stream()
                .filter(provider -> settings.of(company, provider.name()).enabled())
                .toList();
    }

    public Optional<PaymentProvider> find(String name) {
        return all.stream().filter(provider -> provider.name().equals(name)).findFirst();
    }

    PaymentProvider get(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("no provider " + name));
    }

    /** Ends the request unless the company uses the provider. */
    PaymentProvider require(CompanyId company, String name) {
        return usable(company).stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.conflict(
                        "PROVIDER_OFF", "No payment provider of that name is switched on; the settings do that."));
    }
}
