import { nodeProject } from './testing/projects.ts';

export default nodeProject('scripts', ['**/*.test.ts']);
