package org.tallystick.cli;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** The application on its database: started for one command, or to serve. */
final class Installation {
    private final Class<?> application;
    private final Home home;

    Installation(Class<?> application, Home home) {
        this.application = application;
        this.home = home;
    }

    Home home() {
        return home;
    }

    /** Starts what the command needs, runs it, and stops again. No jobs, messages or daily work run meanwhile. */
    CommandResult run(Class<? extends Command> command, Arguments arguments, Console console) {
        try (ConfigurableApplicationContext context = start(
                WebApplicationType.NONE, "--tallystick.background=false", "--spring.main.lazy-initialization=true")) {
            return context.getBean(command).run(arguments, console);
        }
    }

    /** Returns once the server answers; it goes on until the process is told to stop. */
    void serve(Arguments arguments, Console console) {
        List<String> properties = new ArrayList<>();
        arguments.number("--port").ifPresent(port -> properties.add("--server.port=" + port));
        Serve.announce(start(WebApplicationType.SERVLET, properties.toArray(String[]::new)), console);
    }

    /**
     * Makes and tells the demonstration, with nothing else going on, because its clock runs through a year; then serves,
     * unless told to exit. Returns whether it serves.
     */
    boolean demo(Arguments arguments, Console console) {
        try (ConfigurableApplicationContext context =
                start(WebApplicationType.NONE, "--tallystick.demo=true", "--tallystick.background=false")) {
            DemoServe.tell(context, console);
        }
        if (arguments.has("--exit")) {
            return false;
        }
        List<String> properties = new ArrayList<>(List.of("--tallystick.demo=true"));
        arguments.number("--port").ifPresent(port -> properties.add("--server.port=" + port));
        ConfigurableApplicationContext context = start(WebApplicationType.SERVLET, properties.toArray(String[]::new));
        console.print("\nLog in: " + Serve.address(context.getEnvironment()) + "   (Ctrl-C stops it)\n");
        return true;
    }

    private ConfigurableApplicationContext start(WebApplicationType type, String... more) {
        home.create();
        var spring = new SpringApplication(application);
        spring.setWebApplicationType(type);
        spring.setBannerMode(Banner.Mode.OFF);
        List<String> properties = new ArrayList<>(List.of(more));
        properties.add("--tallystick.home=" + home.folder());
        properties.addAll(logging());
        return spring.run(properties.toArray(String[]::new));
    }

    /** Everything goes to the file, warnings to the terminal too; what stops a start is said by {@link Failure} alone. */
    private List<String> logging() {
        return List.of(
                "--logging.file.name=" + home.log(),
                "--logging.threshold.console=WARN",
                "--logging.pattern.console=%-5level %msg%n%nopex",
                "--logging.level.org.springframework.boot.SpringApplication=OFF",
                "--logging.level.org.springframework.boot.diagnostics=OFF",
                "--logging.level.org.springframework.context=ERROR",
                "--logging.level.org.springframework.boot.web=ERROR",
                "--logging.level.com.zaxxer.hikari.pool=OFF");
    }
}
