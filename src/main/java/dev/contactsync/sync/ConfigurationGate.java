package dev.contactsync.sync;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/** Looks at the configuration before the first bean is made of it. */
@Component
class ConfigurationGate implements BeanFactoryPostProcessor {

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		ConfigurationCheck.check(beans.getBean(ConfigurableEnvironment.class));
	}

}
