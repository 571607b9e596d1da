package org.tallystick.platform.jobs;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.tallystick.platform.CompanyId;

/** Work that does for each subject what its test says. */
@Component
final class ScriptedWork implements JobWork {
    private final Map<UUID, BiFunction<CompanyId, Progress, String>> scripts = new ConcurrentHashMap<>();

    void script(UUID subject, BiFunction<CompanyId, Progress, String> script) {
        scripts.put(subject, script);
    }

    @Override
    public String kind() {
        return "scripted";
    }

    @Override
    public String run(CompanyId company, UUID subject, String startedBy, Progress progress) {
        return Objects.requireNonNull(scripts.get(subject)).apply(company, progress);
    }
}
