import { browserProject } from '../../scripts/testing/projects.ts';

export default browserProject('mock-server in a page', ['src/**/*.browser.test.ts', 'proof/**/*.browser.test.ts']);
