import { browserProject } from '../../scripts/testing/projects.ts';

export default browserProject('widget', ['src/**/*.test.ts']);
