package org.tallystick.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.tallystick.Tallystick;

/** {@code ./tallystick bench NAME [--size N]}: runs one benchmark on a database of its own, durable as in production. */
public final class Bench {
    private static final Map<String, Benchmark> ALL = Map.of(
            "billing", new BillingBenchmark(),
            "aging", new AgingBenchmark(),
            "memory", new MemoryBenchmark(),
            "statement", new StatementBenchmark(),
            "contracts", new ContractBenchmark(),
            "documents", new DocumentBenchmark(),
            "dunning", new DunningBenchmark());

    private Bench() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0 && arguments[0].equals("matching")) {
            boolean json = List.of(arguments).contains("--json");
            boolean met =
                    new MatchingBenchmark().run(number(arguments, "--size", 0), number(arguments, "--seed", 1), json);
            System.exit(met ? 0 : 1);
            return;
        }
        if (arguments.length > 0 && arguments[0].equals("camt")) {
            System.exit(CamtBenchmark.run(number(arguments, "--size", 0)) ? 0 : 1);
            return;
        }
        if (arguments.length > 0 && arguments[0].equals("x12")) {
            System.exit(X12Benchmark.run(number(arguments, "--size", 0)) ? 0 : 1);
            return;
        }
        Benchmark benchmark = arguments.length == 0 ? null : ALL.get(arguments[0]);
        if (benchmark == null) {
            System.err.println(
                    "usage: ./tallystick bench billing|contracts|documents|dunning|aging|memory|statement|camt|x12|matching [--size N] [--seed S] [--json]");
            System.exit(2);
            return;
        }
        Path home = Files.createTempDirectory("tallystick-bench");
        boolean passed;
        try (ConfigurableApplicationContext context = start(home)) {
            System.out.printf(
                    "%s on %d cores, load average %.1f%n",
                    arguments[0],
                    Runtime.getRuntime().availableProcessors(),
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            passed = benchmark.run(new Stage(context), number(arguments, "--size", benchmark.usualSize()));
            System.out.println(passed ? "Within its limits." : "OUTSIDE its limits.");
        }
        delete(home);
        System.exit(passed ? 0 : 1);
    }

    private static ConfigurableApplicationContext start(Path home) {
        var application = new SpringApplication(Tallystick.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        return application.run(
                List.of("--tallystick.home=" + home, "--tallystick.background=false", "--logging.level.root=ERROR")
                        .toArray(String[]::new));
    }

    private static int number(String[] arguments, String option, int usual) {
        for (int i = 1; i + 1 < arguments.length; i++) {
            if (arguments[i].equals(option)) {
                return Integer.parseInt(arguments[i + 1]);
            }
        }
        return usual;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
