import { nodeProject } from '../../scripts/testing/projects.ts';

export default nodeProject('mock-server', ['src/**/*.test.ts', 'proof/**/*.test.ts']);
